import {
  ActionRowBuilder,
  ButtonBuilder,
  ButtonStyle,
  type ChatInputCommandInteraction,
  Client,
  ContainerBuilder,
  Events,
  GatewayIntentBits,
  type Interaction,
  LabelBuilder,
  MessageFlags,
  ModalBuilder,
  Partials,
  SectionBuilder,
  SlashCommandBuilder,
  StringSelectMenuBuilder,
  TextDisplayBuilder,
  TextInputBuilder,
  TextInputStyle,
} from "discord.js";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type Discord, down, type Person, reset, startDiscord, tooManyRequests } from "./discord.ts";

/** A little bot of discord.js's, on the fake, as our own will be. */
describe("discord.js", () => {
  let discord: Discord;
  let anna: Person;
  let client: Client;
  let errors: unknown[];

  beforeEach(async () => {
    discord = await startDiscord();
    anna = discord.person({ name: "Anna", installed: true });
    errors = [];
    client = bot(discord, errors);
  });
  afterEach(async () => {
    await client.destroy();
    await discord.close();
  });

  async function start(): Promise<void> {
    const ready = new Promise((resolve) => client.once(Events.ClientReady, resolve));
    await client.login(discord.token);
    await ready;
    await client.application?.commands.set(commands);
  }

  test("a conversation in direct messages: command, select, button, modal", async () => {
    await start();
    anna.command("emploi", { metier: "boulanger", ville: "Lyon" });
    await anna.sees("boulanger à Lyon");
    anna.picks(["Boulanger", "Pâtissier"]);
    await anna.gets("2 choisis");
    anna.taps("Voir", { beside: "Fournil" });
    await anna.gets("Détail du Fournil");
    anna.taps("Affiner");
    await anna.seesModal("Mot-clé");
    anna.fills({ "Mot-clé": "pain" });
    await anna.gets("Affiné : pain");
    expect(anna.transcript()).toBe(`Anna: /emploi metier:boulanger ville:Lyon
Tremplin (edited): boulanger à Lyon, 2 choisis
  < Intitulés >
  ☑ Boulanger
  ☑ Pâtissier (sucré)
  Fournil & fils
  [ Voir ]
  [ Affiner ] [ Site ↗ ] ( 1/3 )
Anna picks Boulanger, Pâtissier
Anna taps [ Voir ]
Tremplin (ephemeral): Détail du Fournil
Anna taps [ Affiner ]
Anna has to fill in: Affiner
  Mot-clé: [ pain, cuisine… ]
Anna fills in Mot-clé: pain
Tremplin: Affiné : pain`);
    expect(discord.refused).toEqual([]);
    expect(discord.unanswered()).toEqual([]);
    expect(errors).toEqual([]);
    expect(discord.registrations).toEqual([{ method: "PUT", guild: "", names: ["emploi"] }]);
  });

  test("what is proposed while one types", async () => {
    await start();
    const proposed = await anna.types("emploi", { metier: "boul" }, "metier");
    expect(proposed).toEqual([
      { name: "boulanger", value: "boulanger" },
      { name: "boulangère", value: "boulangère" },
    ]);
    expect(discord.refused).toEqual([]);
  });

  test("a direct message to the bot, and one from it, and a file", async () => {
    await start();
    anna.says("bonjour");
    await anna.gets("Vous dites : bonjour");
    const user = await client.users.fetch(anna.id);
    const file = { attachment: Buffer.from("a;b"), name: "offres.csv" };
    const sent = await user.send({ content: "Export", files: [file], nonce: "n1", enforceNonce: true });
    expect((await user.send({ content: "Export", nonce: "n1", enforceNonce: true })).id).toBe(sent.id);
    expect(await anna.reads("Export")).toBe("<document offres.csv, 3 bytes>\nExport");
    expect(discord.bytesOf(sent.attachments.first()?.id)?.toString()).toBe("a;b");
    expect(discord.refused).toEqual([]);
  });

  test("two people in a channel of a server", async () => {
    const bob = discord.person({ name: "Bob", locale: "en-GB" });
    const guild = discord.guild({ members: [anna, bob] });
    const [hers, his] = [anna.in(guild.channel()), bob.in(guild.channel())];
    await start();
    expect(client.guilds.cache.get(guild.id)?.channels.cache.size).toBe(1);
    hers.command("emploi", { metier: "couvreur" });
    await his.sees("couvreur");
    his.taps("Voir");
    await his.gets("Détail");
    expect(hers.screen().messages.map(({ text }) => text)).toHaveLength(1);
    bob.restartsApp();
    expect(his.screen().messages).toHaveLength(1);
    expect(discord.refused).toEqual([]);
    expect(errors).toEqual([]);
  });

  test("the bot's app is used where the bot is not", async () => {
    const foreign = discord.guild({ members: [anna], bot: "absent" });
    await start();
    anna.in(foreign.channel()).command("emploi", { metier: "couvreur" });
    await anna.in(foreign.channel()).sees("couvreur");
    expect(discord.refused).toEqual([]);
  });

  test("a cut connection is taken up again, and nothing is lost", async () => {
    await start();
    discord.gateway.cuts();
    anna.command("emploi", { metier: "boulanger" });
    await anna.sees("boulanger");
    expect(discord.gateway.resumed()).toBe(1);
    expect(discord.gateway.sessions).toHaveLength(1);
  });

  test("asked to connect anew, and told that the session is over", async () => {
    await start();
    discord.gateway.asksReconnect();
    await discord.isResumed();
    anna.says("un");
    await anna.sees("Vous dites : un");
    discord.gateway.invalidates(true);
    anna.says("deux");
    await anna.sees("Vous dites : deux");
    expect(discord.gateway.resumed()).toBe(2);
    expect(discord.gateway.sessions).toHaveLength(1);
  });

  test("429, 5xx and broken connections are tried again by discord.js", async () => {
    await start();
    const where = { method: "POST", route: "/channels/{channel_id}/messages" };
    const troubles = [tooManyRequests(0.05), down(503), reset()].map((fault) => discord.fails(where, fault));
    const user = await client.users.fetch(anna.id);
    await user.send("enfin");
    await anna.sees("enfin");
    expect(troubles.map(({ hits }) => hits())).toEqual([1, 1, 1]);
    expect(discord.callsOf("POST", where.route).map(({ status }) => status)).toEqual([429, 503, undefined, 200]);
    expect(discord.refused).toEqual([]);
  });

  test("whatever else a bot asks for", async () => {
    const guild = discord.guild({ members: [anna] });
    const hers = anna.in(guild.channel());
    await start();
    await client.application?.fetch();
    expect(client.application?.name).toBe("Tremplin");
    await client.application?.commands.set([{ name: "ici", description: "Ici" }], guild.id);
    expect((await client.application?.commands.fetch({ withLocalizations: true }))?.size).toBe(1);
    expect(await client.guilds.fetch(guild.id)).toMatchObject({ name: "Serveur" });
    const channel = await client.channels.fetch(guild.channel().id);
    if (!channel?.isSendable()) throw new Error("The channel cannot be written in");
    await channel.sendTyping();
    expect(hers.screen().action).toBe("typing");
    const message = await channel.send({ content: "@everyone un", allowedMentions: { parse: [] } });
    expect(hers.last().message.mention_everyone).toBe(false);
    await message.edit("deux");
    await message.reply({ content: "trois @everyone", allowedMentions: {} });
    expect(hers.last().message).toMatchObject({
      mention_everyone: false,
      message_reference: { message_id: message.id },
    });
    await channel.send("@here");
    expect(hers.last().message.mention_everyone).toBe(true);
    await message.delete();
    expect(guild.channel().transcript()).toBe("Tremplin (deleted): deux\nTremplin: trois @everyone\nTremplin: @here");
    client.removeAllListeners(Events.InteractionCreate);
    client.once(Events.InteractionCreate, (interaction) => {
      if (interaction.isChatInputCommand()) void answerAtLength(interaction).catch((error) => errors.push(error));
    });
    hers.command("ici");
    await hers.sees("encore");
    await discord.called("DELETE", /@original/);
    expect(
      hers
        .screen()
        .messages.slice(-2)
        .map(({ text }) => text),
    ).toEqual(["@here", "encore"]);
    expect(discord.refused).toEqual([]);
    expect(errors).toEqual([]);
  });

  test("a wrong token, and an intent that is not enabled", async () => {
    await expect(client.login("MTAw.wrong.token")).rejects.toThrow("An invalid token was provided.");
    const greedy = new Client({ intents: [GatewayIntentBits.MessageContent], rest: { api: discord.url } });
    await expect(greedy.login(discord.token)).rejects.toThrow("disallowed intents");
    expect(discord.gateway.closed).toEqual([4014]);
    await greedy.destroy();
  });

  test("a bot that leaves hears nothing any more", async () => {
    await start();
    await client.destroy();
    anna.command("emploi", { metier: "boulanger" });
    expect(discord.unanswered()).toEqual(["/emploi"]);
    expect(discord.gateway.connected()).toEqual([]);
  });
});

const commands = [
  new SlashCommandBuilder()
    .setName("emploi")
    .setDescription("Chercher un emploi")
    .setDescriptionLocalizations({ fr: "Chercher un emploi" })
    .addStringOption((one) => one.setName("metier").setDescription("Le métier").setRequired(true).setAutocomplete(true))
    .addStringOption((one) => one.setName("ville").setDescription("La ville")),
];

function bot({ url }: Discord, errors: unknown[]): Client {
  const { Guilds, DirectMessages } = GatewayIntentBits;
  const client = new Client({ intents: [Guilds, DirectMessages], partials: [Partials.Channel], rest: { api: url } });
  client.on(Events.Error, (error) => void errors.push(error));
  client.on(Events.InteractionCreate, (interaction) => void answer(interaction).catch((error) => errors.push(error)));
  client.on(Events.MessageCreate, async (message) => {
    if (!message.author.bot)
      (await message.channel.isSendable()) && (await message.reply(`Vous dites : ${message.content}`));
  });
  return client;
}

async function answer(interaction: Interaction): Promise<void> {
  if (interaction.isAutocomplete())
    return interaction.respond(["boulanger", "boulangère"].map((name) => ({ name, value: name })));
  if (interaction.isChatInputCommand()) {
    await interaction.deferReply();
    const what = `**${interaction.options.getString("metier")}** à ${interaction.options.getString("ville")}`;
    await interaction.editReply({ flags: MessageFlags.IsComponentsV2, components: list(what, []) });
  } else if (interaction.isStringSelectMenu()) {
    await interaction.deferUpdate();
    const what = `boulanger à Lyon, ${interaction.values.length} choisis`;
    await interaction.editReply({ components: list(what, interaction.values) });
  } else if (interaction.isButton() && interaction.customId === "open")
    await interaction.reply({ content: "Détail du *Fournil*", flags: MessageFlags.Ephemeral });
  else if (interaction.isButton()) await interaction.showModal(modal);
  else if (interaction.isModalSubmit())
    await interaction.reply({
      content: `Affiné : ${interaction.fields.getTextInputValue("word")}`,
      withResponse: true,
    });
}

async function answerAtLength(interaction: ChatInputCommandInteraction): Promise<void> {
  await interaction.reply({ content: "un", files: [{ attachment: Buffer.from("1"), name: "un.txt" }] });
  const reply = await interaction.fetchReply();
  await interaction.editReply({ message: reply, content: "deux" });
  await interaction.followUp({ content: "encore", flags: MessageFlags.Ephemeral });
  await interaction.deleteReply();
}

function list(title: string, chosen: string[]) {
  const options = ["Boulanger", "Pâtissier"].map((label) => ({
    label,
    value: label,
    default: chosen.includes(label),
    ...(label === "Pâtissier" ? { description: "sucré" } : {}),
  }));
  const select = new StringSelectMenuBuilder({
    customId: "pick",
    placeholder: "Intitulés",
    minValues: 1,
    maxValues: 2,
  });
  const button = (id: string, label: string) =>
    new ButtonBuilder({ customId: id, label, style: ButtonStyle.Secondary });
  const section = new SectionBuilder()
    .addTextDisplayComponents(new TextDisplayBuilder({ content: "### Fournil \\& fils" }))
    .setButtonAccessory(button("open", "Voir").toJSON());
  const link = new ButtonBuilder({ label: "Site", url: "https://example.com/", style: ButtonStyle.Link });
  return [
    new TextDisplayBuilder({ content: title }),
    new ActionRowBuilder<StringSelectMenuBuilder>().addComponents(select.addOptions(options)),
    new ContainerBuilder().addSectionComponents(section),
    new ActionRowBuilder<ButtonBuilder>().addComponents(
      button("refine", "Affiner"),
      link,
      button("-", "1/3").setDisabled(),
    ),
  ];
}

const modal = new ModalBuilder({ customId: "refine", title: "Affiner" }).addLabelComponents(
  new LabelBuilder()
    .setLabel("Mot-clé")
    .setTextInputComponent(
      new TextInputBuilder({ customId: "word", style: TextInputStyle.Short, placeholder: "pain, cuisine…" }),
    ),
);
